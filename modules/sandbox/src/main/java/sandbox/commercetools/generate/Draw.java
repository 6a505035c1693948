package sandbox.commercetools.generate;

import java.util.Random;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a shape works with. */
record Draw(Market market, Random random, Ids ids) {

    ObjectNode money(long minorUnits) {
        return market.amounts().money(minorUnits);
    }

    /** A catalogue price in this market's currency. */
    ObjectNode local(long hundredths) {
        return money(market.amounts().local(hundredths));
    }

    ObjectNode reference(String typeId) {
        return Json.reference(typeId, ids.next());
    }

    Lines lines() {
        return new Lines(market, random, ids, new Totals(), false);
    }
}
