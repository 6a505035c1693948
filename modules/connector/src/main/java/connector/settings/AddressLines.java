package connector.settings;

import connector.orderflow.ImportAddress;
import connector.routing.ExportRules.AddressLayout;
import connector.routing.ExportRules.AddressPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the address-line table: {@code building + apartment} is one line of two parts. */
final class AddressLines {

    private AddressLines() {}

    static List<List<AddressPart>> parts(String path, List<String> lines, Problems problems) {
        if (lines.isEmpty() || lines.size() > ImportAddress.LINES) {
            problems.add(
                    path,
                    "has %d lines".formatted(lines.size()),
                    "Give 1 to %d, which is what OrderFlow has.".formatted(ImportAddress.LINES));
            return AddressLayout.DEFAULT.lines();
        }
        List<List<AddressPart>> table = new ArrayList<>();
        for (String line : lines) {
            List<AddressPart> parts = new ArrayList<>();
            for (String word : line.isBlank() ? new String[0] : line.split("\\+")) {
                part(word).ifPresentOrElse(parts::add, () -> unknown(path, word.strip(), problems));
            }
            table.add(List.copyOf(parts));
        }
        return List.copyOf(table);
    }

    private static Optional<AddressPart> part(String word) {
        return Arrays.stream(AddressPart.values())
                .filter(part -> letters(part.name()).equals(letters(word)))
                .findFirst();
    }

    private static void unknown(String path, String word, Problems problems) {
        problems.add(
                path,
                "'" + word + "' is no part of an address",
                "Use "
                        + Arrays.stream(AddressPart.values())
                                .map(AddressLines::written)
                                .collect(Collectors.joining(", "))
                        + ", several joined by '+'.");
    }

    private static String written(AddressPart part) {
        return part == AddressPart.P_O_BOX
                ? "po-box"
                : part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String letters(String word) {
        return word.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
