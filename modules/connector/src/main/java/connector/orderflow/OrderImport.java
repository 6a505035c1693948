package connector.orderflow;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An order for the warehouse (reference §2.2). {@code state} and {@code validated} are left to the tenant's import mapping,
 * {@code exported} to nobody: a time that differs with every attempt would make every comparison differ.
 *
 * @param externalReference unique per channel: the idempotency key
 * @param originatingExternalReference the shop's own number where it differs
 * @param partialOrder the order was split upstream: there are other imports of the same order
 * @param placed {@code yyyy-MM-dd HH:mm:ss} in the destination's zone
 * @param extras whole keys, of the order, its addresses and its shipment
 */
public record OrderImport(
        String externalReference,
        @Nullable String originatingExternalReference,
        boolean partialOrder,
        @Nullable String placed,
        String source,
        OrderImportPayment payment,
        OrderImportPrices prices,
        @Nullable String promotionCode,
        @Nullable String promotionDescription,
        @Nullable String customerComment,
        ImportAddress delivery,
        ImportAddress invoice,
        List<OrderImportLine> lines,
        OrderImportShipment shipment,
        List<OrderImportAttribute> attributes,
        List<ExtraField> extras)
        implements ImportDocument {

    private static final Predicate<ExtraField> OF_SHIPMENT =
            extra -> extra.key().startsWith("shipment.");

    @Override
    public String type() {
        return "order";
    }

    @Override
    public String operation() {
        return "insert";
    }

    @Override
    public List<Field> fields() {
        FieldList fields = new FieldList();
        putOrder(fields);
        delivery.putInto(fields, "delivery");
        invoice.putInto(fields, "invoice");
        fields.replace(extras.stream().filter(OF_SHIPMENT.negate()));
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).putInto(fields, i + 1);
        }
        shipment.putInto(fields);
        fields.replace(extras.stream().filter(OF_SHIPMENT));
        for (int i = 0; i < attributes.size(); i++) {
            attributes.get(i).putInto(fields, i + 1);
        }
        return fields.fields();
    }

    private void putOrder(FieldList fields) {
        fields.put("externalReference", externalReference)
                .put("originatingExternalReference", originatingExternalReference)
                .put("partialOrder", partialOrder ? "true" : null)
                .put("placed", placed)
                .put("authorised", payment.authorised())
                .put("source", source)
                .put("paymentGatewayIdentifier", payment.gatewayIdentifier())
                .put("paymentTransactionInfo", payment.transactionInfo());
        prices.putInto(fields);
        fields.put("promotionCode", promotionCode)
                .put("promotionDescription", promotionDescription)
                .put("customerComment", customerComment);
    }

    /** The same document as a change of the order that OrderFlow has (ASSUMED to be taken, reference §2.2 and §8 no. 7). */
    public ImportDocument asUpdate() {
        return new Update(this);
    }

    private record Update(OrderImport order) implements ImportDocument {

        @Override
        public String type() {
            return order.type();
        }

        @Override
        public String operation() {
            return "update";
        }

        @Override
        public String externalReference() {
            return order.externalReference();
        }

        @Override
        public List<Field> fields() {
            return order.fields();
        }
    }
}
