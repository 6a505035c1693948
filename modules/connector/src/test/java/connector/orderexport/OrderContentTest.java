package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart_discount.CartDiscountReference;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderKeys;
import connector.routing.OrderFacts;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What counts as a change of the order, and what is only a change of something the order refers to. */
class OrderContentTest {

    private final Order order = ExportRulesTest.story("discount-codes");
    private final Order paid = ExportRulesTest.story("payment");

    OrderContentTest() throws IOException {}

    @Test
    void aDiscountThatIsRenamedIsNoChangeOfTheOrder() {
        String before = said(order);
        order.getDiscountCodes().getFirst().getDiscountCode().getObj().setCode("SUMMER10");
        ((CartDiscountReference) order.getLineItems()
                        .getFirst()
                        .getDiscountedPricePerQuantity()
                        .getFirst()
                        .getDiscountedPrice()
                        .getIncludedDiscounts()
                        .getFirst()
                        .getDiscount())
                .getObj()
                .setKey("summer");
        assertThat(said(order)).isEqualTo(before);
    }

    @Test
    void anotherDiscountIsOne() {
        String before = said(order);
        order.getDiscountCodes().getFirst().getDiscountCode().setId("another");
        assertThat(said(order)).isNotEqualTo(before);
    }

    @Test
    void aPaymentIsPartOfTheOrder() {
        String before = said(paid);
        paid.getPaymentInfo().getPayments().getFirst().getObj().setInterfaceId("another");
        assertThat(said(paid)).isNotEqualTo(before);
    }

    @Test
    void itsVersionIsNot() {
        String before = said(paid);
        paid.setVersion(paid.getVersion() + 1);
        paid.getPaymentInfo().getPayments().getFirst().getObj().setVersion(99L);
        assertThat(said(paid)).isEqualTo(before);
    }

    private static String said(Order order) {
        return OrderContent.fingerprint(
                new OrderFacts(order, OrderKeys.NONE, Instant.EPOCH),
                new ExportDeskStory(order).desk(),
                Before.NOTHING);
    }
}
