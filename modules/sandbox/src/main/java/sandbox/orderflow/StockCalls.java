package sandbox.orderflow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sandbox.http.Response;
import sandbox.orderflow.Stock.Level;

/** {@code remotewarehouse/inventory.xml} (reference §2.7). */
record StockCalls(SandboxAccount account, Stock stock) {

    /** A product without an inventory record is not in the answer. */
    Response inventory(Scope scope, Parameters parameters) {
        Optional<String> site = parameters.find("site");
        if (site.isPresent() && !account.sites().contains(site.get())) {
            throw ErrorAnswer.badRequest("Site '" + site.get() + "' is not known");
        }
        XmlText xml = new XmlText();
        xml.open("inventory");
        levels(scope, parameters)
                .filter(level -> site.isEmpty() || site.get().equals(level.site()))
                .forEach(level -> StockXml.pulled(xml, level));
        return Response.xml(200, xml.close().finish());
    }

    private Stream<Level> levels(Scope scope, Parameters parameters) {
        Optional<String> asked = parameters.find("externalReferences");
        if (asked.isEmpty()) {
            return stock.all(scope.organisation()).stream();
        }
        List<String> skus = Arrays.stream(asked.get().split(","))
                .map(String::strip)
                .distinct()
                .toList();
        return skus.stream()
                .flatMap(sku ->
                        account.sites().stream().flatMap(site -> stock.find(scope.organisation(), sku, site).stream()));
    }
}
