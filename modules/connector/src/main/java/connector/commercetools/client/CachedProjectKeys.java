package connector.commercetools.client;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.zone.Zone;
import connector.audit.Failure;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys;
import connector.commercetools.ProjectResources;
import connector.commercetools.ProjectResources.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a whole kind at a time, every ten minutes, and sooner when an order names an id that nobody has heard of. */
final class CachedProjectKeys implements ProjectKeys {

    private static final Duration FRESH = Duration.ofMinutes(10);

    /** An id that stays unknown, such as that of a deleted state, must not cost a call for every order. */
    private static final Duration TOO_SOON = Duration.ofSeconds(10);

    private final ProjectResources resources;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<Kind, Remembered> remembered = new EnumMap<>(Kind.class);

    CachedProjectKeys(ProjectResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    /** @param known the id of every resource, or the location of every zone */
    private record Remembered(Map<String, String> keys, Set<String> known, Instant at) {}

    @Override
    public KeysAnswer of(Order order, Set<Kind> kinds) {
        Map<Kind, Map<String, String>> found = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            Optional<Failure> failed = refreshed(kind, ids(kind, order));
            if (failed.isPresent()) {
                return new KeysAnswer.Failed(failed.get());
            }
            found.put(kind, keys(kind));
        }
        return new KeysAnswer.Known(new OrderKeys(
                found.getOrDefault(Kind.STATES, Map.of()),
                found.getOrDefault(Kind.CHANNELS, Map.of()),
                found.getOrDefault(Kind.SHIPPING_METHODS, Map.of()),
                found.getOrDefault(Kind.ZONES, Map.of())));
    }

    private Map<String, String> keys(Kind kind) {
        reading.lock();
        try {
            Remembered known = remembered.get(kind);
            return known == null ? Map.of() : known.keys();
        } finally {
            reading.unlock();
        }
    }

    private Optional<Failure> refreshed(Kind kind, Set<String> ids) {
        reading.lock();
        try {
            return serves(remembered.get(kind), ids) ? Optional.empty() : read(kind);
        } finally {
            reading.unlock();
        }
    }

    private boolean serves(@Nullable Remembered known, Set<String> ids) {
        if (known == null) {
            return false;
        }
        Duration age = Duration.between(known.at(), clock.instant());
        return age.compareTo(known.known().containsAll(ids) ? FRESH : TOO_SOON) < 0;
    }

    private Optional<Failure> read(Kind kind) {
        return switch (kind) {
            case STATES -> remember(kind, resources.states(), state -> state.getId(), state -> state.getKey());
            case CHANNELS ->
                remember(kind, resources.channels(), channel -> channel.getId(), channel -> channel.getKey());
            case SHIPPING_METHODS ->
                remember(kind, resources.shippingMethods(), method -> method.getId(), method -> method.getKey());
            case ZONES -> rememberZones(resources.zones());
        };
    }

    private <T> Optional<Failure> remember(
            Kind kind, Listed<T> listed, Function<T, String> id, Function<T, @Nullable String> key) {
        return switch (listed) {
            case Listed.Failed<T> failed -> Optional.of(failed.failure());
            case Listed.All<T> all -> {
                Map<String, String> keys = new HashMap<>();
                all.resources().forEach(each -> put(keys, id.apply(each), key.apply(each)));
                Set<String> known = all.resources().stream().map(id).collect(Collectors.toSet());
                remembered.put(kind, new Remembered(Map.copyOf(keys), known, clock.instant()));
                yield Optional.empty();
            }
        };
    }

    private Optional<Failure> rememberZones(Listed<Zone> listed) {
        return switch (listed) {
            case Listed.Failed<Zone> failed -> Optional.of(failed.failure());
            case Listed.All<Zone> all -> {
                Map<String, String> keys = new HashMap<>();
                all.resources()
                        .forEach(zone -> orEmpty(zone.getLocations())
                                .forEach(place -> put(
                                        keys,
                                        OrderKeys.location(place.getCountry(), place.getState()),
                                        zone.getKey())));
                remembered.put(Kind.ZONES, new Remembered(Map.copyOf(keys), Set.of(), clock.instant()));
                yield Optional.empty();
            }
        };
    }

    private static void put(Map<String, String> keys, String id, @Nullable String key) {
        if (key != null) {
            keys.put(id, key);
        }
    }

    /** What the order refers to. */
    private static Set<String> ids(Kind kind, Order order) {
        Stream<@Nullable String> ids = switch (kind) {
            case STATES ->
                Stream.of(order.getState() == null ? null : order.getState().getId());
            case CHANNELS -> orEmpty(order.getLineItems()).stream().map(CachedProjectKeys::supplier);
            case SHIPPING_METHODS ->
                Stream.concat(
                                Stream.ofNullable(order.getShippingInfo()),
                                orEmpty(order.getShipping()).stream()
                                        .map(Shipping::getShippingInfo)
                                        .flatMap(Stream::ofNullable))
                        .map(CachedProjectKeys::method);
            case ZONES -> Stream.of();
        };
        return ids.filter(Objects::nonNull).map(Objects::requireNonNull).collect(Collectors.toSet());
    }

    private static @Nullable String supplier(LineItem line) {
        return line.getSupplyChannel() == null ? null : line.getSupplyChannel().getId();
    }

    private static @Nullable String method(ShippingInfo shipping) {
        return shipping.getShippingMethod() == null
                ? null
                : shipping.getShippingMethod().getId();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
