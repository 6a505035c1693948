package connector.orderflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address of an order import (reference §2.2).
 *
 * @param addressLines at most six; which line holds the city is the tenant's choice. A null keeps its line empty
 * @param countryCode ISO 3166 alpha-2
 */
public record ImportAddress(
        @Nullable String contactName,
        @Nullable String companyName,
        List<@Nullable String> addressLines,
        @Nullable String postCode,
        @Nullable String countryCode,
        @Nullable String emailAddress,
        @Nullable String dayPhoneNumber,
        @Nullable String mobilePhoneNumber,
        @Nullable String faxNumber) {

    /** OrderFlow has no seventh line. */
    public static final int LINES = 6;

    /** @param prefix {@code delivery} or {@code invoice} */
    void putInto(FieldList fields, String prefix) {
        fields.put(prefix + "ContactName", contactName).put(prefix + "CompanyName", companyName);
        for (int i = 0; i < addressLines.size(); i++) {
            fields.put(prefix + "AddressLine" + (i + 1), addressLines.get(i));
        }
        fields.put(prefix + "PostCode", postCode)
                .put(prefix + "CountryCode", countryCode)
                .put(prefix + "EmailAddress", emailAddress)
                .put(prefix + "DayPhoneNumber", dayPhoneNumber)
                .put(prefix + "MobilePhoneNumber", mobilePhoneNumber)
                .put(prefix + "FaxNumber", faxNumber);
    }
}
