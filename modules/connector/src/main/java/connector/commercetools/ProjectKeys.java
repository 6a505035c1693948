package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import java.util.Set;

/** The keys behind the ids in an order. Remembered, because keys hardly ever change and orders come often. */
public interface ProjectKeys {

    /** What to know the keys of. */
    enum Kind {
        STATES,
        CHANNELS,
        SHIPPING_METHODS,
        ZONES
    }

    /** @param kinds what is needed; nothing else is asked for, and nothing at all for an empty set */
    KeysAnswer of(Order order, Set<Kind> kinds);

    /** Answer to asking for keys. */
    sealed interface KeysAnswer {

        record Known(OrderKeys keys) implements KeysAnswer {}

        record Failed(Failure failure) implements KeysAnswer {}
    }
}
