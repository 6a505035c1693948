package sandbox.commercetools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.generate.Basket;
import sandbox.commercetools.generate.OrderGenerator;
import sandbox.commercetools.generate.Shape;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** The shop's side: carts become orders, payments come with them. */
final class Shop {

    static final String CLIENT = "sandbox-shop";

    private final Project project;
    private final OrderStore orders;
    private final OrderImport completion;
    private final OrderGenerator generator;

    Shop(Project project, OrderStore orders, OrderImport completion, OrderGenerator generator) {
        this.project = project;
        this.orders = orders;
        this.completion = completion;
        this.generator = generator;
    }

    String place(ObjectNode order) {
        return Json.requiredText(orders.add(completion.order(order, CLIENT), "OrderCreated"), "id");
    }

    /** @param shape null: as the mix has it */
    List<String> place(int count, @Nullable Shape shape) {
        List<String> ids = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            ids.add(place(shape == null ? generator.next() : generator.next(shape)));
        }
        return ids;
    }

    String place(Basket basket) {
        return place(generator.next(basket));
    }

    private String place(OrderGenerator.Drawn drawn) {
        drawn.payments().forEach(payment -> project.add("payments", payment));
        return place(drawn.order());
    }
}
