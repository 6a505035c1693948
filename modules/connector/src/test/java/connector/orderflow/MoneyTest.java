package connector.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void is_written_with_all_digits_of_its_currency() {
        assertThat(new Money(120_005, "EUR", 2).plain()).isEqualTo("1200.05");
        assertThat(new Money(-5, "EUR", 2).plain()).isEqualTo("-0.05");
        assertThat(new Money(0, "KWD", 3).plain()).isEqualTo("0.000");
        assertThat(new Money(1_200_000_000_000L, "JPY", 0).plain()).isEqualTo("1200000000000");
    }

    @Test
    void two_currencies_are_never_added() {
        Money euro = new Money(100, "EUR", 2);

        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(new Money(100, "USD", 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(new Money(100, "EUR", 4)));
    }

    @Test
    void a_part_is_exact_or_not_there() {
        assertThat(new Money(100, "EUR", 2).exactPart(4)).contains(new Money(25, "EUR", 2));
        assertThat(new Money(100, "EUR", 2).exactPart(3)).isEmpty();
    }

    @Test
    void an_unknown_side_of_a_price_stays_unknown_in_sums() {
        Money one = new Money(100, "EUR", 2);
        Price sum = new Price(null, one).plus(new Price(one, one));

        assertThat(sum).isEqualTo(new Price(null, new Money(200, "EUR", 2)));
        assertThat(sum.tax()).isNull();
    }
}
