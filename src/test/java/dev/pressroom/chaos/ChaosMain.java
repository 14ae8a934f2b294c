package dev.pressroom.chaos;

import dev.pressroom.chaos.stage.Programs;

/** {@code ./pressroom chaos}. */
final class ChaosMain {
    private static final int WRONG_USE = 2;

    private ChaosMain() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        try {
            var plan = Plan.of(arguments);
            var programs = Programs.installed();
            if (programs.isEmpty()) {
                System.err.println("chaos: " + Programs.NEEDED);
                return 1;
            }
            Report report = new Chaos(plan, System.out).run(programs.get());
            System.out.println(report.text());
            return report.isGood() ? 0 : 1;
        } catch (IllegalArgumentException wrong) {
            System.err.println("chaos: " + wrong.getMessage() + " Options: " + Plan.OPTIONS);
            return WRONG_USE;
        } catch (Exception broken) {
            broken.printStackTrace();
            System.err.println("chaos: the run itself broke down; the reason stands above, logs are in target.");
            return 1;
        }
    }
}
