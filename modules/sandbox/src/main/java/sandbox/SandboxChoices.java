package sandbox;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sandbox.commercetools.generate.Mix;
import sandbox.commercetools.generate.Shape;
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
            names = "--mix",
            split = ",",
            paramLabel = "SHAPE",
            description = "Unusual kinds of order that come in turn, for example multiple-shipping,gift-line;"
                    + " 'all' for every kind. Default: none, only usual orders.")
    private List<String> mix = List.of();

    Sandbox.Choice choice(long seed, CommandLine command) {
        Sandbox.Choice standard = Sandbox.Choice.standard(seed);
        Mix wanted = mix.equals(List.of("all")) ? Mix.everyShape() : Mix.shapes(shapes(command));
        return new Sandbox.Choice(
                standard.settings().mixed(wanted),
                standard.account()
                        .sites(sites)
                        .products(refuseUnknownProducts ? Products.KNOWN_ONLY : Products.ANY)
                        .orderUpdates(acceptOrderUpdates ? OrderUpdates.ACCEPTED : OrderUpdates.REFUSED));
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
