package connector.routing;

import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.common.Address;
import com.commercetools.api.models.type.CustomFields;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one line for one shipping target: what a route takes or does not take.
 *
 * @param words what to call the line when nobody takes it: its SKU, else its id
 * @param targeted the order says which way it goes
 * @param supplyChannel id of the channel that supplies the line
 * @param address where they go; null where the order does not say
 */
record Piece(
        Consignment.Part part,
        String words,
        boolean targeted,
        @Nullable String supplyChannel,
        @Nullable CustomFields custom,
        @Nullable Address address,
        @Nullable ShippingInfo shipping) {}
