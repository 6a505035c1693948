package connector.commercetools;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Section {@code commercetools} of connector.yaml.
 *
 * @param scopes empty: whatever the API client has
 * @param syncChannel key of the channel (role OrderExport) that SyncInfo is written on
 * @param sources names allowed in {@code /in/commercetools/{source}}
 */
public record CommercetoolsSettings(
        String projectKey,
        URI apiUrl,
        URI authUrl,
        String clientId,
        String clientSecret,
        List<String> scopes,
        String syncChannel,
        Duration timeout,
        int connections,
        Map<String, Source> sources,
        Sweep sweep) {

    /** Kind of the work items made from order messages. */
    public static final String ORDER_NEWS = "commercetools.order";

    /** Kind of the work items made from product messages. */
    public static final String PRODUCT_NEWS = "commercetools.product";

    /** Kind of the work items that ask for one SKU at one destination: see {@link ProductNeed}. */
    public static final String PRODUCT_NEEDED = "commercetools.product-needed";

    /**
     * A way in for messages.
     *
     * @param header name of the HTTP header that carries the secret
     * @param secret what the sender must present
     */
    public record Source(String header, String secret, int maxBodyBytes) {}

    /**
     * The sweep of the Messages API for what no subscription delivered.
     *
     * @param margin messages younger than this are left for the next round: they may still be appearing out of order
     */
    public record Sweep(boolean enabled, Duration interval, Duration margin, Duration lookBack) {}
}
