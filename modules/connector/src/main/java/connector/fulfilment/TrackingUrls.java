package connector.fulfilment;

import connector.orderflow.Despatch;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which package a tracking URL belongs to. A package may have its own; the shipment's is that of the package it names, else of the package
 * that gave the shipment its reference. One that names none of several leads to all of them.
 */
record TrackingUrls(Despatch despatch) {

    @Nullable
    String of(@Nullable String trackingId) {
        String own = trackingId == null ? null : despatch.packageUrls().get(trackingId);
        return own != null || owner().filter(label -> !label.equals(trackingId)).isPresent()
                ? own
                : despatch.trackingUrl();
    }

    /** URLs of this shipment that lead to other packages only. */
    Set<String> ofOthers(@Nullable String trackingId) {
        Set<String> all = new HashSet<>(despatch.packageUrls().values());
        Stream.ofNullable(despatch.trackingUrl()).forEach(all::add);
        Stream.ofNullable(of(trackingId)).forEach(all::remove);
        return all;
    }

    private Optional<String> owner() {
        List<String> labels = despatch.packages().stream().map(String::strip).toList();
        String url = despatch.trackingUrl();
        if (labels.size() < 2 || url == null) {
            return Optional.empty();
        }
        return labels.stream()
                .filter(label -> !label.isEmpty() && url.contains(label))
                .max(Comparator.comparingInt(String::length))
                .or(() -> labels.stream()
                        .filter(label -> label.equals(despatch.despatchReference()))
                        .findFirst());
    }
}
