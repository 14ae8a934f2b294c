package dev.pressroom.dialect.pressroom;

import dev.pressroom.intake.Loaded;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** Our own words for datasets to the core's and back. Pure. */
final class DatasetsTranslation {
    private DatasetsTranslation() {}

    /** JSON text of a record's data. */
    static String data(DatasetsWire.NewRecord wire) {
        if (wire.data() == null || !wire.data().isObject()) {
            throw new Problem.Invalid("#/data", "data must be a JSON object.");
        }
        return wire.data().toString();
    }

    /** @throws Problem.Invalid where not one line was stored: pointers begin with the line's number, from 1 */
    static DatasetsWire.Load load(Loaded loaded) {
        if (loaded.failed() > 0 && loaded.failed() == loaded.lines()) {
            throw new Problem.Invalid(loaded.faults().stream().map(DatasetsTranslation::violation).toList());
        }
        return DatasetsWire.Load.of(loaded);
    }

    private static Violation violation(Loaded.Fault fault) {
        return new Violation("#/" + fault.line() + fault.mistake().pointer().substring(1),
                "Line " + fault.line() + ": " + fault.mistake().detail());
    }
}
