package proof.demo;

import java.io.PrintWriter;
import java.util.List;
import proof.demo.BothSides.OrderState;

/** One line that is written over again on a terminal, and a line for each change elsewhere. */
final class Progress {

    private static final int WIDTH = 20;

    private final PrintWriter out;
    private final boolean terminal;
    private String last = "";

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(List<OrderState> states, int faults) {
        long exported = states.stream().filter(OrderState::exportedOnce).count();
        long complete = states.stream().filter(OrderState::complete).count();
        int parcels = states.stream().mapToInt(each -> each.parcels().size()).sum();
        String line = "%s %d placed, %d at the warehouse, %d parcels, %d complete, %d faults"
                .formatted(bar(complete, states.size()), states.size(), exported, parcels, complete, faults);
        if (!line.equals(last)) {
            out.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
            out.flush();
            last = line;
        }
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }

    private static String bar(long done, int all) {
        int filled = all == 0 ? 0 : (int) (done * WIDTH / all);
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }
}
