package connector.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which fields hold a secret or personal data, by their name. */
final class FieldNames {

    static final String SECRET = "[secret]";
    static final String PERSONAL = "[personal]";

    private static final Set<String> SECRETS = Set.of(
            "access_token",
            "refresh_token",
            "id_token",
            "client_secret",
            "clientSecret",
            "client_assertion",
            "accessToken",
            "refreshToken",
            "accessKey",
            "accessSecret",
            "connectionString",
            "password",
            "secret",
            "token",
            "code",
            "sig",
            "signature",
            "Signature",
            "apikey",
            "api_key",
            "apiKey",
            "UnsubscribeURL",
            "SubscribeURL");

    /** "code" is a secret in a URL or a form only: commercetools' errors and discounts have codes too. */
    private static final Set<String> NO_SECRET_IN_JSON = Set.of("code");

    /** Reference §6 of commercetools (Address, BaseAddress) and what customers and payments add. */
    private static final Set<String> PERSONAL_FIELDS = Set.of(
            "firstName",
            "middleName",
            "lastName",
            "fullName",
            "contactName",
            "customerName",
            "recipientName",
            "salutation",
            "title",
            "dateOfBirth",
            "vatId",
            "email",
            "customerEmail",
            "emailAddress",
            "username",
            "phone",
            "mobile",
            "fax",
            "phoneNumber",
            "company",
            "companyName",
            "streetName",
            "streetNumber",
            "additionalStreetInfo",
            "additionalAddressInfo",
            "building",
            "apartment",
            "pOBox",
            "postalCode",
            "city",
            "ipAddress",
            "iban",
            "cardHolder",
            "holderName");

    private static final Set<String> ADDRESSES = Set.of(
            "shippingAddress",
            "billingAddress",
            "itemShippingAddresses",
            "address",
            "addresses",
            "defaultShippingAddress",
            "defaultBillingAddress");

    /** All an operator needs of an address to understand a routing decision. */
    private static final Set<String> KEPT_OF_AN_ADDRESS =
            Set.of("id", "key", "country", "region", "state", "externalId", "typeId", "type");

    /** Reference §2.2 of OrderFlow: {@code delivery…}, {@code invoice…} and {@code shipment.} fields, whatever the prefix. */
    private static final List<String> PERSONAL_ENDINGS = List.of(
            "contactname",
            "companyname",
            "postcode",
            "emailaddress",
            "phonenumber",
            "faxnumber",
            "customercomment",
            "deliveryinstruction",
            "deliveryinstructions",
            "username");

    private final Set<String> personal;

    FieldNames(RedactionPolicy policy) {
        personal = new HashSet<>(PERSONAL_FIELDS);
        personal.addAll(policy.personalFields());
    }

    boolean secretInJson(String name) {
        return SECRETS.contains(name) && !NO_SECRET_IN_JSON.contains(name);
    }

    boolean secretInUrl(String name) {
        return SECRETS.contains(name) || SECRETS.contains(name.toLowerCase(Locale.ROOT));
    }

    boolean personal(String name) {
        return personal.contains(name);
    }

    boolean address(String name) {
        return ADDRESSES.contains(name);
    }

    boolean keptOfAnAddress(String name) {
        return KEPT_OF_AN_ADDRESS.contains(name);
    }

    /** For a properties key such as {@code shipment.addressLine1}, or the name of an XML attribute or element. */
    boolean personalInOrderFlow(String key) {
        String field = key.substring(key.lastIndexOf('.') + 1);
        String lower = field.toLowerCase(Locale.ROOT);
        return personal.contains(field)
                || personal.contains(key)
                || lower.contains("addressline")
                || PERSONAL_ENDINGS.stream().anyMatch(lower::endsWith);
    }
}
