package connector.settings;

import com.commercetools.api.models.channel.ChannelRoleEnum;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.state.StateTypeEnum;
import com.commercetools.api.models.type.FieldDefinition;
import com.commercetools.api.models.type.ResourceTypeId;
import com.commercetools.api.models.type.Type;
import connector.audit.Failure;
import connector.commercetools.Orders;
import connector.commercetools.OrdersAnswer;
import connector.commercetools.ProjectResources;
import connector.commercetools.ProjectResources.Listed;
import connector.routing.Nearest;
import connector.settings.Mentions.Name;
import connector.settings.Mentions.Thing;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the project whether what the file names is there, and tries the file's expressions on its latest orders. */
public final class ProjectCheck {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final int ORDERS = 50;
    private static final int SHOWN = 20;

    private final ProjectResources resources;
    private final Orders orders;
    private final Clock clock;
    private final Map<Thing, Set<String>> known = new EnumMap<>(Thing.class);
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> unanswered = new LinkedHashSet<>();
    private int tried;

    public ProjectCheck(ProjectResources resources, Orders orders, Clock clock) {
        this.resources = resources;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * What came out.
     *
     * @param unanswered what could not be asked, and why; then there may be more problems
     * @param orders on how many orders the expressions were tried
     */
    public record Findings(List<Problem> problems, List<String> unanswered, int orders) {}

    public Findings of(Mentions mentions) {
        mentions.names().forEach(this::name);
        codes(mentions.codes());
        if (!mentions.formulas().isEmpty()) {
            formulas(mentions.formulas());
        }
        return new Findings(List.copyOf(problems), List.copyOf(unanswered), tried);
    }

    private void name(Name mention) {
        Set<String> there = known.computeIfAbsent(mention.thing(), this::read);
        if (!there.contains(mention.name()) && !unanswered.contains(words(mention.thing()))) {
            problems.add(new Problem(
                    mention.path(),
                    "the project has no " + mention.thing().words() + " '" + mention.name() + "'",
                    Nearest.to(mention.name(), there)
                                    .map(each -> "Did you mean '" + each + "'? ")
                                    .orElse("")
                            + shown(there)));
        }
    }

    /** Only a field with a list of values can be compared with its table; any other field just has to be there. */
    private void codes(List<Mentions.Codes> tables) {
        if (tables.isEmpty()) {
            return;
        }
        tables.forEach(each -> name(new Name(each.path(), Thing.RETURN_OR_ORDER_FIELD, each.field())));
        if (resources.types() instanceof Listed.All<Type>(List<Type> types)) {
            problems.addAll(CodeCheck.of(tables, types));
        }
    }

    private static String shown(Set<String> there) {
        String some = there.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return there.isEmpty() ? "It has none." : "It has " + some + (there.size() > SHOWN ? " and more." : ".");
    }

    private Set<String> read(Thing thing) {
        return switch (thing) {
            case STORE -> names(thing, resources.stores(), store -> true, store -> Stream.ofNullable(store.getKey()));
            case WORKFLOW_STATE -> states(thing, StateTypeEnum.ORDER_STATE);
            case LINE_STATE -> states(thing, StateTypeEnum.LINE_ITEM_STATE);
            case CHANNEL ->
                names(thing, resources.channels(), channel -> true, channel -> Stream.ofNullable(channel.getKey()));
            case SYNC_CHANNEL ->
                names(
                        thing,
                        resources.channels(),
                        channel -> orNone(channel.getRoles()).contains(ChannelRoleEnum.ORDER_EXPORT),
                        channel -> Stream.ofNullable(channel.getKey()));
            case SHIPPING_METHOD ->
                names(
                        thing,
                        resources.shippingMethods(),
                        method -> true,
                        method -> Stream.of(method.getKey(), method.getName()).flatMap(Stream::ofNullable));
            case SHIPPING_ZONE ->
                names(thing, resources.zones(), zone -> true, zone -> Stream.ofNullable(zone.getKey()));
            case ORDER_FIELD -> names(thing, resources.types(), typeOf(ResourceTypeId.ORDER), ProjectCheck::fields);
            case RETURN_ITEM_TYPE ->
                names(
                        thing,
                        resources.types(),
                        typeOf(ResourceTypeId.ORDER_RETURN_ITEM),
                        type -> Stream.ofNullable(type.getKey()));
            case RETURN_ITEM_FIELD ->
                names(thing, resources.types(), typeOf(ResourceTypeId.ORDER_RETURN_ITEM), ProjectCheck::fields);
            case RETURN_OR_ORDER_FIELD ->
                names(
                        thing,
                        resources.types(),
                        typeOf(ResourceTypeId.ORDER_RETURN_ITEM).or(typeOf(ResourceTypeId.ORDER)),
                        ProjectCheck::fields);
            case LINE_FIELD -> names(thing, resources.types(), typeOf(ResourceTypeId.LINE_ITEM), ProjectCheck::fields);
            case PARCEL_TYPE -> types(thing, ResourceTypeId.ORDER_PARCEL, ProjectCheck::key);
            case PARCEL_FIELD -> types(thing, ResourceTypeId.ORDER_PARCEL, ProjectCheck::fieldsOfType);
            case DELIVERY_TYPE -> types(thing, ResourceTypeId.ORDER_DELIVERY, ProjectCheck::key);
            case DELIVERY_FIELD -> types(thing, ResourceTypeId.ORDER_DELIVERY, ProjectCheck::fieldsOfType);
            case PAYMENT_TYPE -> types(thing, ResourceTypeId.PAYMENT, ProjectCheck::key);
            case PAYMENT_FIELD -> types(thing, ResourceTypeId.PAYMENT, ProjectCheck::fields);
            case LINE_TYPE ->
                names(
                        thing,
                        resources.types(),
                        typeOf(ResourceTypeId.LINE_ITEM),
                        type -> Stream.ofNullable(type.getKey()));
        };
    }

    private Set<String> states(Thing thing, StateTypeEnum type) {
        return names(
                thing,
                resources.states(),
                state -> state.getType() == type,
                state -> Stream.ofNullable(state.getKey()));
    }

    private <T> Set<String> names(Thing thing, Listed<T> listed, Predicate<T> fits, Function<T, Stream<String>> names) {
        return switch (listed) {
            case Listed.All<T> all ->
                all.resources().stream().filter(fits).flatMap(names).collect(Collectors.toCollection(TreeSet::new));
            case Listed.Failed<T> failed -> {
                unanswered.add(words(thing));
                unanswered.add(failed.failure().words());
                yield Set.of();
            }
        };
    }

    private Set<String> types(Thing thing, ResourceTypeId resource, Function<Type, Stream<String>> names) {
        return names(thing, resources.types(), typeOf(resource), names);
    }

    private static String words(Thing thing) {
        return "whether a " + thing.words() + " exists";
    }

    private static Predicate<Type> typeOf(ResourceTypeId resource) {
        return type -> orNone(type.getResourceTypeIds()).contains(resource);
    }

    private static Stream<String> key(Type type) {
        return Stream.of(type.getKey());
    }

    private static Stream<String> fieldsOfType(Type type) {
        return fields(type).map(field -> type.getKey() + "." + field);
    }

    private static Stream<String> fields(Type type) {
        return orNone(type.getFieldDefinitions()).stream().map(FieldDefinition::getName);
    }

    private void formulas(List<Mentions.Formula> formulas) {
        String since =
                clock.instant().minus(LATELY).truncatedTo(ChronoUnit.SECONDS).toString();
        switch (orders.query("createdAt > \"" + since + "\"", ORDERS)) {
            case OrdersAnswer.TooLarge(Failure failure) -> untried(failure);
            case OrdersAnswer.Failed(Failure failure) -> untried(failure);
            case OrdersAnswer.Found(List<Order> recent) -> {
                tried = recent.size();
                TriedOut.on(recent, formulas).forEach(problems::add);
            }
        }
    }

    private void untried(Failure failure) {
        unanswered.add("what the expressions give for recent orders");
        unanswered.add(failure.words());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
