package connector.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page, and the part of it that is fetched again and again. */
@Controller
class OrdersController {

    private final OrdersDesk desk;

    OrdersController(OrdersDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String page(Model model) {
        model.addAttribute("view", desk.view());
        return "console/orders";
    }

    @GetMapping("/fragments/orders")
    String fragment(Model model) {
        model.addAttribute("view", desk.view());
        return "console/orders :: live";
    }
}
