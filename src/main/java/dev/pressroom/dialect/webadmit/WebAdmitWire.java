package dev.pressroom.dialect.webadmit;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** WebAdMIT's words, field for field and in its order. Those of R1 are the later revision's. */
interface WebAdmitWire {
    /** The two revisions of the vendor's page: flat and wrapped. */
    enum Form {
        R0, R1
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Identity(long id, String type, @Nullable String association, @Nullable String institution,
            @Nullable String organization, @Nullable String cycle) {}

    record Identities(String href, @JsonProperty("user_identities") List<Identity> identities) {}

    record Template(long id, String name, @JsonProperty("list_name") String listName) {}

    record Templates(String href, @JsonProperty("pdf_manager_templates") List<Template> templates) {}

    record OneTemplate(String href, @JsonProperty("pdf_manager_template") Template template) {}

    /** What a client asks for, whichever form it took. */
    record Asked(Form form, long templateId, @Nullable String callback) {}

    record Run(long id, String name, String href) {}

    /** A batch of R0; it is within an envelope that has its href. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Batch(long id, @JsonProperty("updated_at") String updatedAt, String state,
            @JsonProperty("download_urls") @Nullable List<String> downloadUrls,
            @JsonProperty("pdf_manager_template") Run template) {}

    record OneBatch(String href, @JsonProperty("pdf_manager_batch") Batch batch) {}

    /** @param batches of R0 or R1 */
    record Batches(String href, @JsonProperty("pdf_manager_batches") List<?> batches) {}

    record RunR1(String href, long id, String name) {}

    /** @param downloadHrefs null, and not there, in a list */
    record BatchR1(String href, long id, @JsonProperty("updated_at") String updatedAt, String state,
            @JsonProperty("download_hrefs") @Nullable List<String> downloadHrefs,
            @JsonProperty("pdf_manager_template") RunR1 template) {}

    record OneBatchR1(@JsonProperty("pdf_manager_batch") BatchR1 batch) {}

    record Message(String message) {}

    record Errors(Map<String, List<String>> errors) {}
}
