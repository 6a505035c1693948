package connector.commercetools;

import com.commercetools.api.models.channel.Channel;
import com.commercetools.api.models.shipping_method.ShippingMethod;
import com.commercetools.api.models.state.State;
import com.commercetools.api.models.store.Store;
import com.commercetools.api.models.type.Type;
import com.commercetools.api.models.zone.Zone;
import connector.audit.Failure;
import java.util.List;

/** What a project has that orders refer to. Every call reads all of it; none throws for what the network does. */
public interface ProjectResources {

    Listed<State> states();

    Listed<Channel> channels();

    Listed<ShippingMethod> shippingMethods();

    Listed<Zone> zones();

    Listed<Store> stores();

    Listed<Type> types();

    /** Answer to listing one kind of resource. */
    sealed interface Listed<T> {

        record All<T>(List<T> resources) implements Listed<T> {}

        record Failed<T>(Failure failure) implements Listed<T> {}
    }
}
