package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.common.BaseAddress;
import connector.orderflow.ImportAddress;
import connector.routing.ExportRules.AddressLayout;
import connector.routing.ExportRules.AddressPart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A commercetools address becomes OrderFlow's, by the line table of the destination. */
final class AddressMapping {

    private static final Set<AddressPart> PLACE = EnumSet.of(AddressPart.CITY, AddressPart.REGION, AddressPart.STATE);

    private final AddressLayout layout;
    private final FieldText text;

    AddressMapping(AddressLayout layout, FieldText text) {
        this.layout = layout;
        this.text = text;
    }

    /**
     * @param prefix {@code delivery} or {@code invoice}
     * @param email used when the address has none
     */
    ImportAddress map(String prefix, BaseAddress address, @Nullable String email) {
        String ownEmail = filled(address.getEmail());
        return new ImportAddress(
                text.name(prefix + "ContactName", contactName(address)),
                text.name(prefix + "CompanyName", address.getCompany()),
                limited(prefix, lines(address, layout)),
                text.name(prefix + "PostCode", address.getPostalCode()),
                countryCode(address),
                text.name(prefix + "EmailAddress", ownEmail == null ? email : ownEmail),
                text.name(prefix + "DayPhoneNumber", address.getPhone()),
                text.name(prefix + "MobilePhoneNumber", address.getMobile()),
                text.name(prefix + "FaxNumber", address.getFax()));
    }

    static @Nullable String contactName(BaseAddress address) {
        return joined(" ", address.getTitle(), address.getFirstName(), address.getLastName());
    }

    static @Nullable String countryCode(BaseAddress address) {
        String country = filled(address.getCountry());
        return country == null ? null : country.toUpperCase(Locale.ROOT);
    }

    /** Whole texts; a null keeps its line empty. */
    static List<@Nullable String> lines(BaseAddress address, AddressLayout layout) {
        List<@Nullable String> lines = new ArrayList<>();
        for (List<AddressPart> parts : layout.lines()) {
            String[] values = parts.stream()
                    .map(part -> part(address, part, layout.numberFirst()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toArray(String[]::new);
            lines.add(joined(", ", values));
        }
        fillFirstLine(lines, layout);
        if (layout.collapseBlankLines()) {
            lines.removeIf(Objects::isNull);
        }
        return lines;
    }

    private static void fillFirstLine(List<@Nullable String> lines, AddressLayout layout) {
        for (int i = 1; i < lines.size() && lines.getFirst() == null; i++) {
            if (layout.lines().get(i).stream().noneMatch(PLACE::contains)) {
                lines.set(0, lines.get(i));
                lines.set(i, null);
            }
        }
    }

    private static @Nullable String part(BaseAddress address, AddressPart part, Set<String> numberFirst) {
        return filled(
                switch (part) {
                    case STREET -> street(address, numberFirst);
                    case ADDITIONAL_STREET_INFO -> address.getAdditionalStreetInfo();
                    case BUILDING -> address.getBuilding();
                    case APARTMENT -> address.getApartment();
                    case P_O_BOX -> address.getPOBox();
                    case ADDITIONAL_ADDRESS_INFO -> address.getAdditionalAddressInfo();
                    case DEPARTMENT -> address.getDepartment();
                    case CITY -> address.getCity();
                    case REGION -> address.getRegion();
                    case STATE -> address.getState();
                    case COMPANY -> address.getCompany();
                });
    }

    private static @Nullable String street(BaseAddress address, Set<String> numberFirst) {
        String country = countryCode(address);
        return country != null && numberFirst.contains(country)
                ? joined(" ", address.getStreetNumber(), address.getStreetName())
                : joined(" ", address.getStreetName(), address.getStreetNumber());
    }

    private List<@Nullable String> limited(String prefix, List<@Nullable String> lines) {
        List<@Nullable String> limited = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            limited.add(text.addressLine(prefix + "AddressLine" + (i + 1), lines.get(i)));
        }
        return limited;
    }

    private static @Nullable String joined(String separator, @Nullable String... values) {
        return filled(Stream.of(values)
                .map(FieldText::filled)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(separator)));
    }
}
