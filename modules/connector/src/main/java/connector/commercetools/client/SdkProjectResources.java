package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.ResourcePagedQueryResponse;
import com.commercetools.api.models.channel.Channel;
import com.commercetools.api.models.channel.ChannelPagedQueryResponse;
import com.commercetools.api.models.common.BaseResource;
import com.commercetools.api.models.shipping_method.ShippingMethod;
import com.commercetools.api.models.shipping_method.ShippingMethodPagedQueryResponse;
import com.commercetools.api.models.state.State;
import com.commercetools.api.models.state.StatePagedQueryResponse;
import com.commercetools.api.models.store.Store;
import com.commercetools.api.models.store.StorePagedQueryResponse;
import com.commercetools.api.models.type.Type;
import com.commercetools.api.models.type.TypePagedQueryResponse;
import com.commercetools.api.models.zone.Zone;
import com.commercetools.api.models.zone.ZonePagedQueryResponse;
import connector.commercetools.ProjectResources;
import io.vrap.rmf.base.client.ApiMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@link ProjectResources} through the SDK, in pages sorted by id so that a change in between hides nothing. */
final class SdkProjectResources implements ProjectResources {

    private static final int PAGE = 500;

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;

    SdkProjectResources(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public Listed<State> states() {
        return all("states", StatePagedQueryResponse.class, api -> api.states().get());
    }

    @Override
    public Listed<Channel> channels() {
        return all(
                "channels",
                ChannelPagedQueryResponse.class,
                api -> api.channels().get());
    }

    @Override
    public Listed<ShippingMethod> shippingMethods() {
        return all(
                "shipping methods",
                ShippingMethodPagedQueryResponse.class,
                api -> api.shippingMethods().get());
    }

    @Override
    public Listed<Zone> zones() {
        return all("zones", ZonePagedQueryResponse.class, api -> api.zones().get());
    }

    @Override
    public Listed<Store> stores() {
        return all("stores", StorePagedQueryResponse.class, api -> api.stores().get());
    }

    @Override
    public Listed<Type> types() {
        return all("types", TypePagedQueryResponse.class, api -> api.types().get());
    }

    private <T extends BaseResource, P extends ResourcePagedQueryResponse<T>, M extends ApiMethod<M, P>> Listed<T> all(
            String what, Class<P> page, Function<ProjectApiRoot, M> request) {
        List<T> found = new ArrayList<>();
        int limit = PAGE;
        while (true) {
            M next = request.apply(project.get())
                    .withQueryParam("sort", "id asc")
                    .withQueryParam("limit", limit)
                    .withQueryParam("withTotal", false);
            M after = found.isEmpty()
                    ? next
                    : next.withQueryParam("where", "id > \"" + found.getLast().getId() + "\"");
            switch (asking.ask("list " + what, after, page, SdkProjectResources::usable)) {
                case Reply.Bad<P> bad -> {
                    if (bad.tooLarge() && limit > 1) {
                        limit /= 2;
                        continue;
                    }
                    return new Listed.Failed<>(bad.failure());
                }
                case Reply.Good<P>(P good) -> {
                    found.addAll(good.getResults());
                    if (good.getResults().size() < limit) {
                        return new Listed.All<>(List.copyOf(found));
                    }
                }
            }
        }
    }

    private static boolean usable(ResourcePagedQueryResponse<? extends BaseResource> page) {
        return page.getResults() != null && page.getResults().stream().allMatch(each -> each.getId() != null);
    }
}
