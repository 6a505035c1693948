package connector.explain;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.Channels.ChannelAnswer;
import connector.commercetools.OrderAnswer;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.commercetools.client.ProjectAccess;
import connector.routing.ExportDesk;
import org.jspecify.annotations.Nullable;

/** What explaining asks of commercetools: reading only. */
interface Shop {

    /** By number or by id. */
    OrderAnswer order(String numberOrId);

    /** The keys that the rules look at. */
    KeysAnswer keys(Order order);

    /** The channel of our SyncInfo; null: nobody can be asked. */
    @Nullable
    ChannelAnswer channel();

    /** Nobody is asked. */
    record Closed() implements Shop {

        @Override
        public OrderAnswer order(String numberOrId) {
            return new OrderAnswer.Failed(new Failure(
                    FailureKind.REFUSED, "there is no such file, and --offline asks nobody for an order", false, null));
        }

        @Override
        public KeysAnswer keys(Order order) {
            return new KeysAnswer.Known(OrderKeys.NONE);
        }

        @Override
        public @Nullable ChannelAnswer channel() {
            return null;
        }
    }

    /** The project. What could not be asked once is not asked again for every order of a long file. */
    final class Open implements Shop {

        private final ProjectAccess project;
        private final ExportDesk desk;
        private final String syncChannel;
        private KeysAnswer.@Nullable Failed withoutKeys;
        private @Nullable ChannelAnswer channel;

        Open(ProjectAccess project, ExportDesk desk, String syncChannel) {
            this.project = project;
            this.desk = desk;
            this.syncChannel = syncChannel;
        }

        @Override
        public OrderAnswer order(String numberOrId) {
            OrderAnswer byNumber = project.orders().byNumber(numberOrId);
            return byNumber instanceof OrderAnswer.Missing ? byId(numberOrId) : byNumber;
        }

        /** What is not the shape of an id is refused, and that is no order either. */
        private OrderAnswer byId(String id) {
            OrderAnswer answer = project.orders().get(id);
            return answer instanceof OrderAnswer.Failed failed
                            && failed.failure().kind() == FailureKind.REFUSED
                    ? new OrderAnswer.Missing()
                    : answer;
        }

        @Override
        public KeysAnswer keys(Order order) {
            if (withoutKeys != null) {
                return withoutKeys;
            }
            KeysAnswer answer = project.keys().of(order, desk.needs());
            if (answer instanceof KeysAnswer.Failed failed) {
                withoutKeys = failed;
            }
            return answer;
        }

        @Override
        public ChannelAnswer channel() {
            ChannelAnswer known = channel;
            if (known == null) {
                known = project.channels().byKey(syncChannel);
                channel = known;
            }
            return known;
        }
    }
}
