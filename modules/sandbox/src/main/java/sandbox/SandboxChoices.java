package sandbox;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sandbox.commercetools.generate.Mix;
import sandbox.commercetools.generate.Shape;
import sandbox.orderflow.ReturnRules;
import sandbox.orderflow.SandboxAccount;
import sandbox.orderflow.SandboxAccount.OrderUpdates;
import sandbox.orderflow.SandboxAccount.Products;

/** What the shoppers order, and what the warehouse's tenant is like. */
final class SandboxChoices {

    @Option(
            names = "--sites",
            split = ",",
            defaultValue = "Default",
            paramLabel = "SITE",
            description = "Warehouses of the OrderFlow tenant; orders that name none go to the first.")
    private List<String> sites = List.of("Default");

    @Option(
            names = "--refuse-unknown-products",
            description = "Orders are refused until OrderFlow knows all of their products.")
    private boolean refuseUnknownProducts;

    @Option(
            names = "--accept-order-updates",
            description = "Order imports with operation=update change the order until it is picked.")
    private boolean acceptOrderUpdates;

    @Option(
            names = "--tell-sites",
            description =
                    "Order detail and events name the site of each shipment; no public source says that one does.")
    private boolean tellSites;

    @Option(
            names = "--returns-only-despatched",
            description = "Announced returns are refused until their order has left at least in part.")
    private boolean returnsOnlyDespatched;

    @Option(
            names = "--mix",
            split = ",",
            paramLabel = "SHAPE",
            description = "Unusual kinds of order that come in turn, for example multiple-shipping,gift-line;"
                    + " 'all' for every kind. Default: none, only usual orders.")
    private List<String> mix = List.of();

    Sandbox.Choice choice(long seed, CommandLine command) {
        Sandbox.Choice standard = Sandbox.Choice.standard(seed);
        Mix wanted = mix.equals(List.of("all")) ? Mix.everyShape() : Mix.shapes(shapes(command));
        ReturnRules returns = returnsOnlyDespatched ? ReturnRules.open().onlyDespatched() : ReturnRules.open();
        SandboxAccount account = standard.account()
                .sites(sites)
                .returns(returns)
                .products(refuseUnknownProducts ? Products.KNOWN_ONLY : Products.ANY)
                .orderUpdates(acceptOrderUpdates ? OrderUpdates.ACCEPTED : OrderUpdates.REFUSED);
        return new Sandbox.Choice(standard.settings().mixed(wanted), tellSites ? account.tellingSites() : account);
    }

    private List<Shape> shapes(CommandLine command) {
        return mix.stream()
                .map(name -> Shape.named(name)
                        .orElseThrow(() -> new ParameterException(
                                command,
                                "No kind of order is called '" + name + "'. They are: " + List.of(Shape.values()))))
                .toList();
    }
}
