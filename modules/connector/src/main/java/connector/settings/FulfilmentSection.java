package connector.settings;

import connector.routing.ShipmentRules;
import connector.routing.ShipmentRules.On;
import connector.routing.ShipmentRules.ParcelItems;
import connector.routing.ShipmentRules.ReversedDespatch;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code fulfilment:} of a destination as it is written in the file. */
record FulfilmentSection(
        @DefaultValue Map<String, String> carriers,
        @DefaultValue Map<String, String> services,
        @DefaultValue("NONE") ParcelItems parcelItems,
        @DefaultValue("PARK") ReversedDespatch reversedDespatch,
        @DefaultValue Fields fields) {

    /** Custom fields of parcels or deliveries. */
    record Fields(
            @DefaultValue("PARCEL") On level,
            @Nullable String type,
            @Nullable String trackingUrl,
            @Nullable String shipDate,
            @DefaultValue("DATE_TIME") DateKind shipDateKind) {}

    /** What kind of field the ship date's is. */
    enum DateKind {
        DATE_TIME,
        DATE
    }

    ShipmentRules rules(String path, ZoneId zone, Problems problems) {
        return new ShipmentRules(
                carriers, services, parcelItems, reversedDespatch, fields(path + "fields.", zone, problems));
    }

    private ShipmentRules.Fields fields(String path, ZoneId zone, Problems problems) {
        String type = fields.type;
        boolean named = fields.trackingUrl != null || fields.shipDate != null;
        if (named != (type != null)) {
            problems.add(
                    path + (named ? "type" : "tracking-url"),
                    named ? "is missing although there are fields" : "is missing, and so is ship-date",
                    "Give the type's key, and the name of one field at least.");
        }
        if (type != null) {
            boolean parcel = fields.level == On.PARCEL;
            problems.mention(
                    path + "type", parcel ? Mentions.Thing.PARCEL_TYPE : Mentions.Thing.DELIVERY_TYPE, List.of(type));
            mention(path + "tracking-url", type, fields.trackingUrl, problems);
            mention(path + "ship-date", type, fields.shipDate, problems);
        }
        return new ShipmentRules.Fields(
                fields.level,
                type,
                fields.trackingUrl,
                fields.shipDate,
                fields.shipDateKind == DateKind.DATE ? zone : null);
    }

    private void mention(String path, String type, @Nullable String field, Problems problems) {
        if (field != null) {
            problems.mention(
                    path,
                    fields.level == On.PARCEL ? Mentions.Thing.PARCEL_FIELD : Mentions.Thing.DELIVERY_FIELD,
                    List.of(type + "." + field));
        }
    }
}
