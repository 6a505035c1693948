package connector.commercetools;

import com.commercetools.api.models.common.Address;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys of what orders refer to by id. A resource without a key is in none of the maps.
 *
 * @param states key of a workflow state by id
 * @param channels key of a channel by id
 * @param shippingMethods key of a shipping method by id
 * @param zones key of a zone by location: {@code GB}, or {@code US/CA} where it covers one state. A location belongs to
 *     one zone (reference §6)
 */
public record OrderKeys(
        Map<String, String> states,
        Map<String, String> channels,
        Map<String, String> shippingMethods,
        Map<String, String> zones) {

    public static final OrderKeys NONE = new OrderKeys(Map.of(), Map.of(), Map.of(), Map.of());

    public OrderKeys {
        states = Map.copyOf(states);
        channels = Map.copyOf(channels);
        shippingMethods = Map.copyOf(shippingMethods);
        zones = Map.copyOf(zones);
    }

    /** The zone that ships to an address: that of its state, else that of its country. Orders do not name it. */
    public @Nullable String zone(@Nullable Address address) {
        if (address == null || address.getCountry() == null) {
            return null;
        }
        String ofState =
                address.getState() == null ? null : zones.get(location(address.getCountry(), address.getState()));
        return ofState == null ? zones.get(address.getCountry()) : ofState;
    }

    /** How {@link #zones} names a place. */
    public static String location(String country, @Nullable String state) {
        return state == null || state.isBlank() ? country : country + "/" + state;
    }
}
