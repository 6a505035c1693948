package connector.commercetools.client;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.zone.Zone;
import connector.audit.Failure;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys;
import connector.commercetools.ProjectResources;
import connector.commercetools.ProjectResources.Listed;
import connector.commercetools.client.OneCall.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a whole kind at a time, every ten minutes, and sooner when an order names an id that nobody has heard of. */
final class CachedProjectKeys implements ProjectKeys {

    private static final Duration FRESH = Duration.ofMinutes(10);

    /** An id that stays unknown, such as that of a deleted state, must not cost a call for every order. */
    private static final Duration TOO_SOON = Duration.ofSeconds(10);

    private final ProjectResources resources;
    private final Clock clock;
    private final Map<Kind, OneCall<Remembered>> readings = new ConcurrentHashMap<>();
    private final Map<Kind, Remembered> remembered = new ConcurrentHashMap<>();

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
            switch (remembered(kind, IdsInOrder.of(kind, order))) {
                case Told.Answer<Remembered>(Remembered known) -> found.put(kind, known.keys());
                case Told.Failed<Remembered>(Failure failure) -> {
                    return new KeysAnswer.Failed(failure);
                }
            }
        }
        return new KeysAnswer.Known(new OrderKeys(
                found.getOrDefault(Kind.STATES, Map.of()),
                found.getOrDefault(Kind.CHANNELS, Map.of()),
                found.getOrDefault(Kind.SHIPPING_METHODS, Map.of()),
                found.getOrDefault(Kind.ZONES, Map.of())));
    }

    private Told<Remembered> remembered(Kind kind, Set<String> ids) {
        Remembered known = remembered.get(kind);
        return known != null && serves(known, ids)
                ? new Told.Answer<>(known)
                : reading(kind).ask(() -> refreshed(kind, ids));
    }

    private OneCall<Remembered> reading(Kind kind) {
        return readings.computeIfAbsent(
                kind,
                each -> new OneCall<>(
                        "list " + each.name().toLowerCase(Locale.ROOT).replace('_', ' '), clock));
    }

    private Told<Remembered> refreshed(Kind kind, Set<String> ids) {
        Remembered others = remembered.get(kind);
        if (others != null && serves(others, ids)) {
            return new Told.Answer<>(others);
        }
        Told<Remembered> told = read(kind);
        if (told instanceof Told.Answer<Remembered>(Remembered fresh)) {
            remembered.put(kind, fresh);
        }
        return told;
    }

    private boolean serves(Remembered known, Set<String> ids) {
        Duration age = Duration.between(known.at(), clock.instant());
        return age.compareTo(known.known().containsAll(ids) ? FRESH : TOO_SOON) < 0;
    }

    private Told<Remembered> read(Kind kind) {
        return switch (kind) {
            case STATES -> read(resources.states(), state -> state.getId(), state -> state.getKey());
            case CHANNELS -> read(resources.channels(), channel -> channel.getId(), channel -> channel.getKey());
            case SHIPPING_METHODS ->
                read(resources.shippingMethods(), method -> method.getId(), method -> method.getKey());
            case ZONES -> readZones(resources.zones());
        };
    }

    private <T> Told<Remembered> read(Listed<T> listed, Function<T, String> id, Function<T, @Nullable String> key) {
        return switch (listed) {
            case Listed.Failed<T> failed -> new Told.Failed<>(failed.failure());
            case Listed.All<T> all -> {
                Map<String, String> keys = new HashMap<>();
                all.resources().forEach(each -> put(keys, id.apply(each), key.apply(each)));
                Set<String> known = all.resources().stream().map(id).collect(Collectors.toSet());
                yield new Told.Answer<>(new Remembered(Map.copyOf(keys), known, clock.instant()));
            }
        };
    }

    private Told<Remembered> readZones(Listed<Zone> listed) {
        return switch (listed) {
            case Listed.Failed<Zone> failed -> new Told.Failed<>(failed.failure());
            case Listed.All<Zone> all -> {
                Map<String, String> keys = new HashMap<>();
                all.resources()
                        .forEach(zone -> IdsInOrder.orEmpty(zone.getLocations())
                                .forEach(place -> put(
                                        keys,
                                        OrderKeys.location(place.getCountry(), place.getState()),
                                        zone.getKey())));
                yield new Told.Answer<>(new Remembered(Map.copyOf(keys), Set.of(), clock.instant()));
            }
        };
    }

    private static void put(Map<String, String> keys, String id, @Nullable String key) {
        if (key != null) {
            keys.put(id, key);
        }
    }
}
