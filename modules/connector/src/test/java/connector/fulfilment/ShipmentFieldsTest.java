package connector.fulfilment;

import static connector.fulfilment.ShipmentsStory.ID;
import static connector.fulfilment.ShipmentsStory.LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Parcel;
import com.commercetools.api.models.order.TrackingData;
import connector.orderflow.Despatch;
import connector.routing.ShipmentRules;
import connector.routing.ShipmentRules.Fields;
import connector.routing.ShipmentRules.On;
import connector.routing.ShipmentRules.ParcelItems;
import connector.routing.ShipmentRules.ReversedDespatch;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Carrier and service by table, tracking URL and ship date in custom fields. */
class ShipmentFieldsTest {

    private static final String URL = "https://track.example/155001";

    private final ShipmentsStory story;

    ShipmentFieldsTest() throws IOException {
        story = new ShipmentsStory();
    }

    @AfterEach
    void drop() {
        story.close();
    }

    @Test
    void parcels_say_url_and_time_the_url_only_of_the_package_it_leads_to() {
        story.rules(rules(new Fields(On.PARCEL, "parcel-facts", "url", "left", null)));
        story.polled(despatch(URL, "155001", "155002"));

        assertThat(parcels())
                .hasSize(2)
                .allSatisfy(parcel -> assertThat(parcel.getCustom().getFields().values())
                        .containsEntry("left", LEFT.atZone(ZoneOffset.UTC)));
        assertThat(urls()).containsExactly(URL, null);
        assertThat(story.polled(despatch(URL, "155001", "155002")).toString()).contains("all that OrderFlow told");
    }

    @Test
    void a_url_that_names_no_package_leads_to_all_and_one_of_the_package_itself_counts() {
        story.rules(rules(new Fields(On.PARCEL, "parcel-facts", "url", null, null)));
        story.polled(despatch("https://track.example/all", "155001", "155002"));
        assertThat(urls()).containsExactly("https://track.example/all", "https://track.example/all");

        Despatch own = despatch(URL, "155001", "155002");
        story.polled(new Despatch(
                own.reference(),
                own.orderReference(),
                own.state(),
                own.courier(),
                own.carrier(),
                own.service(),
                null,
                URL,
                LEFT,
                own.packages(),
                own.lines(),
                Map.of("155002", "https://track.example/155002")));
        assertThat(urls()).containsExactly(URL, "https://track.example/155002");
    }

    @Test
    void a_url_that_turns_out_to_be_another_packages_is_taken_off() {
        story.rules(rules(new Fields(On.PARCEL, "parcel-facts", "url", null, null)));
        story.polled(despatch(URL, "155001"));
        story.polled(despatch(null, "155002"));
        story.polled(despatch(URL, "155002", "155001"));

        assertThat(story.trackingIds()).containsExactly("155002", "155001");
        assertThat(urls()).containsExactly(null, URL);
    }

    private List<Object> urls() {
        List<Object> urls = new ArrayList<>();
        parcels()
                .forEach(parcel -> urls.add(
                        parcel.getCustom() == null
                                ? null
                                : parcel.getCustom().getFields().values().get("url")));
        return urls;
    }

    @Test
    void deliveries_say_url_and_day_of_the_warehouse_s_zone() {
        story.rules(rules(new Fields(On.DELIVERY, "delivery-facts", "url", "left", ZoneId.of("Asia/Tokyo"))));
        story.polled(despatch(URL, "155001"));

        assertThat(story.deliveries())
                .singleElement()
                .satisfies(
                        delivery -> assertThat(delivery.getCustom().getFields().values())
                                .containsEntry("url", URL)
                                .containsEntry("left", LocalDate.of(2026, 7, 4)));
    }

    @Test
    void a_url_that_comes_later_or_changes_is_set_and_one_that_is_there_is_left_alone() {
        story.rules(rules(new Fields(On.PARCEL, "parcel-facts", "url", null, null)));
        story.polled(despatch(null, "155001"));
        assertThat(parcels().getFirst().getCustom()).isNull();

        story.polled(despatch(URL, "155001"));
        story.polled(despatch(URL + "?v=2", "155001"));
        long updates = story.shop.updates();
        story.polled(despatch(URL + "?v=2", "155001"));

        assertThat(parcels().getFirst().getCustom().getFields().values()).containsEntry("url", URL + "?v=2");
        assertThat(story.shop.updates()).isEqualTo(updates).isEqualTo(3);
    }

    @Test
    void a_time_that_the_sdk_read_as_one_is_the_same_time() {
        story.rules(rules(new Fields(On.PARCEL, "parcel-facts", null, "left", null)));
        story.polled(despatch(null, "155001"));
        story.shop.edit(
                ID,
                order -> order.getShippingInfo()
                        .getDeliveries()
                        .getFirst()
                        .getParcels()
                        .getFirst()
                        .getCustom()
                        .getFields()
                        .setValue("left", LEFT.atZone(ZoneId.of("Europe/Berlin"))));

        story.polled(despatch(null, "155001"));

        assertThat(story.shop.updates()).isEqualTo(1);
    }

    @Test
    void carrier_and_service_are_told_by_the_table() {
        story.rules(new ShipmentRules(
                Map.of("dpd", "DPD Germany", "metapack", "never"),
                Map.of("dpd/next day", "Next working day"),
                ParcelItems.NONE,
                ReversedDespatch.PARK,
                Fields.NONE));
        story.polled(despatch(null, "155001"));

        TrackingData data = parcels().getFirst().getTrackingData();
        assertThat(data.getCarrier()).isEqualTo("DPD Germany");
        assertThat(data.getProvider()).isEqualTo("Next working day");
    }

    @Test
    void the_carrier_counts_before_the_courier_and_what_no_table_names_stays() {
        ShipmentRules rules = new ShipmentRules(
                Map.of("metapack", "an aggregator", "Hermes", "Evri"),
                Map.of("Economy", "Slow"),
                ParcelItems.NONE,
                ReversedDespatch.PARK,
                Fields.NONE);

        assertThat(rules.carrier("hermes", "metapack")).isEqualTo("Evri");
        assertThat(rules.carrier("GLS", "metapack")).isEqualTo("an aggregator");
        assertThat(rules.carrier("GLS", "gls")).isEqualTo("GLS");
        assertThat(rules.carrier(" ", "gls")).isEqualTo("gls");
        assertThat(rules.carrier(null, null)).isNull();
        assertThat(rules.service("gls", "economy")).isEqualTo("Slow");
        assertThat(rules.service(null, "Express")).isEqualTo("Express");
        assertThat(rules.service("gls", null)).isNull();
    }

    private List<Parcel> parcels() {
        return story.deliveries().stream()
                .flatMap(delivery -> delivery.getParcels().stream())
                .toList();
    }

    private static ShipmentRules rules(Fields fields) {
        return new ShipmentRules(Map.of(), Map.of(), ParcelItems.NONE, ReversedDespatch.PARK, fields);
    }

    private static Despatch despatch(@Nullable String url, String... packages) {
        return new Despatch(
                "W-1001_S1",
                "W-1001",
                "despatched",
                "dpd",
                "DPD",
                "Next Day",
                null,
                url,
                LEFT,
                List.of(packages),
                List.of(new Despatch.Line("KET", 2, null)));
    }
}
