package proof.demo;

/** What a demo is asked to be. */
record DemoOptions(int orders, long seed, Faults faults, boolean pushes, boolean polls) {}
