package connector.routing;

import java.util.Optional;

/**
 * A field that an expression names and commercetools does not have.
 *
 * @param owner what was asked for it, in words: {@code order}, {@code line item}
 * @param suggestion the field that was probably meant
 */
public record UnknownField(String owner, String field, Optional<String> suggestion) {

    /** For example: order has no field 'shipingAddress'; did you mean 'shippingAddress'? */
    public String words() {
        return owner + " has no field '" + field + "'"
                + suggestion.map(each -> "; did you mean '" + each + "'?").orElse("");
    }
}
