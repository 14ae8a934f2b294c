package dev.pressroom.dialect.pressroom;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.dataset.DataRecord;
import dev.pressroom.intake.Loaded;

/** Datasets and records on the wire. */
interface DatasetsWire {
    @Schema(name = "Dataset")
    record Dataset(String id, @Schema(examples = "dataset") String object, String name, long records,
            @Schema(description = "Bytes of the data of all records.") long size, Instant createdAt,
            @Schema(description = "When a record was last put or deleted.") Instant updatedAt) {

        static Dataset of(dev.pressroom.dataset.Dataset row) {
            return new Dataset(Ids.DATASET.of(row.id()), "dataset", row.name(), row.records(), row.size(),
                    row.createdAt(), row.updatedAt());
        }
    }

    @Schema(name = "RecordCard", description = "A record without its data.")
    record Card(String id, @Schema(examples = "record") String object, String key,
            @Schema(description = "Bytes of the data as JSON.") long size, Instant createdAt, Instant updatedAt) {

        static Card of(DataRecord.Card row) {
            return new Card(Ids.RECORD.of(row.id()), "record", row.key(), row.size(), row.createdAt(),
                    row.updatedAt());
        }
    }

    @Schema(name = "Record")
    record Whole(String id, @Schema(examples = "record") String object, String key, long size, Instant createdAt,
            Instant updatedAt, @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {

        static Whole of(DataRecord row) {
            Card card = Card.of(row.card());
            return new Whole(card.id(), card.object(), card.key(), card.size(), card.createdAt(), card.updatedAt(),
                    row.data());
        }
    }

    @Schema(name = "NewRecord")
    record NewRecord(
            @NotNull @Schema(type = SchemaType.OBJECT, description = "A JSON object, such as a job takes as data.", examples = "{\"name\":\"Ada\"}") JsonNode data) {}

    @Schema(name = "RecordLine", description = "One line of a load.")
    record Line(String key, @Schema(type = SchemaType.OBJECT) Object data) {}

    @Schema(name = "LoadedRecords")
    record Load(@Schema(description = "Lines that had anything on them.") long lines, long created, long replaced,
            @Schema(description = "Lines that were not stored.") long failed,
            @Schema(description = "Of the first 100 lines that failed.") List<LineFault> errors) {

        static Load of(Loaded loaded) {
            return new Load(loaded.lines(), loaded.created(), loaded.replaced(), loaded.failed(),
                    loaded.faults().stream().map(fault -> new LineFault(fault.line(), fault.mistake().pointer(),
                            fault.mistake().detail())).toList());
        }
    }

    @Schema(name = "LineError")
    record LineFault(@Schema(description = "Its number, from 1.") long line,
            @Schema(description = "JSON Pointer within the line.", examples = "#/data") String pointer,
            String detail) {}
}
