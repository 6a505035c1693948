package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.common.HighPrecisionMoneyBuilder;
import com.commercetools.api.models.common.TypedMoney;
import connector.orderexport.Amounts.Part;
import connector.orderflow.Money;
import connector.orderflow.Price;
import org.junit.jupiter.api.Test;

class AmountsTest {

    private final Amounts euro = new Amounts("EUR", 2, false);

    @Test
    void a_high_precision_unit_price_is_rounded_half_even() {
        assertThat(euro.unitPrice(gross(87), 7, precise(125, 3), false)).isEqualTo(new Price(null, eur(12)));
        assertThat(euro.unitPrice(gross(95), 7, precise(135, 3), false)).isEqualTo(new Price(null, eur(14)));
    }

    @Test
    void a_unit_price_that_does_not_explain_the_total_is_not_sent() {
        assertThat(euro.unitPrice(gross(200), 7, precise(125, 3), false)).isEqualTo(new Price(null, null));
    }

    @Test
    void the_exact_part_of_the_total_wins() {
        assertThat(euro.unitPrice(gross(700), 7, precise(125, 3), false)).isEqualTo(new Price(null, eur(100)));
    }

    private static Part gross(long units) {
        return new Part(eur(units), new Price(null, eur(units)));
    }

    private static Money eur(long units) {
        return new Money(units, "EUR", 2);
    }

    private static TypedMoney precise(long amount, int digits) {
        return HighPrecisionMoneyBuilder.of()
                .centAmount(0L)
                .preciseAmount(amount)
                .fractionDigits(digits)
                .currencyCode("EUR")
                .build();
    }
}
