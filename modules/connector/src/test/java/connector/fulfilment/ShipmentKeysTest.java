package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ShipmentKeysTest {

    @Test
    void a_reference_that_can_be_a_key_stays_readable() {
        assertThat(ShipmentKeys.delivery("CT-100045_S1")).isEqualTo("of-shp-CT-100045_S1");
        assertThat(ShipmentKeys.parcel("CT-100045_S1", 2)).isEqualTo("of-pcl-CT-100045_S1-2");
    }

    @Test
    void references_that_differ_only_where_keys_cannot_stay_two() {
        assertThat(ShipmentKeys.delivery("A/1")).isNotEqualTo(ShipmentKeys.delivery("A.1"));
        assertThat(ShipmentKeys.delivery("A/1")).isNotEqualTo(ShipmentKeys.delivery("A_1"));
        assertThat(ShipmentKeys.delivery("x".repeat(300) + "1"))
                .isNotEqualTo(ShipmentKeys.delivery("x".repeat(300) + "2"));
    }

    @Property
    void keys_are_legal_and_two_references_never_share_one(
            @ForAll @NotBlank @StringLength(max = 400) String one,
            @ForAll @NotBlank @StringLength(max = 400) String other) {
        assertThat(ShipmentKeys.delivery(one)).matches("[A-Za-z0-9_-]{2,256}").isEqualTo(ShipmentKeys.delivery(one));
        assertThat(ShipmentKeys.parcel(one, 9999)).matches("[A-Za-z0-9_-]{2,256}");
        Assume.that(!one.equals(other));
        assertThat(ShipmentKeys.delivery(one)).isNotEqualTo(ShipmentKeys.delivery(other));
    }
}
