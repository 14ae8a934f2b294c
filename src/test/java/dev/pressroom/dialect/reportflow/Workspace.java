package dev.pressroom.dialect.reportflow;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;

/** An account as ReportFlow's clients know it, with the design of their documentation in two versions. */
record Workspace(Tenant tenant, String id) {
    static final String DESIGN = "550e8400-e29b-41d4-a716-446655440000";

    private static final String INVOICE = "<p>Invoice {invoiceNumber} for {customerName}: {amount}{#for turn in turns}{turn}{/for}</p>";
    private static final String NEWER = "<p>Newer: {customerName ?: ''}</p>";
    private static final String SAMPLE = "{\"customerName\":\"A\",\"amount\":1,\"items\":[{\"itemName\":\"x\",\"price\":2}]}";
    private static final List<String> SCOPES = List.of("jobs:read", "jobs:write", "templates:read", "templates:write",
            "doors");

    /** The design's id is known to the whole installation once, so whoever comes later gets another key of its account. */
    static synchronized Workspace open(Database database) {
        String owner = database.value("select account_id from template where id = ?", UUID.fromString(DESIGN));
        if (owner != null) {
            String account = "acc_" + owner.replace("-", "");
            Response key = Tenant.operator().contentType(ContentType.JSON)
                    .body(Map.of("name", "later", "scopes", SCOPES)).post("/v1/accounts/" + account + "/keys");
            return new Workspace(new Tenant(account, key.path("id"), key.path("secret")), owner);
        }
        Tenant tenant = Tenant.open();
        UUID made = UUID.fromString(design(tenant, INVOICE));
        tenant.as().contentType(ContentType.JSON).body("{\"html\":\"" + NEWER + "\",\"sampleData\":" + SAMPLE + "}")
                .post("/v1/templates/tpl_" + made.toString().replace("-", "") + "/versions").then().statusCode(201);
        rename(database, made);
        return new Workspace(tenant, uuid(tenant.accountId()).toString());
    }

    private static void rename(Database database, UUID made) {
        UUID known = UUID.fromString(DESIGN);
        database.run("insert into template (id, account_id, name, latest_version, created_at, updated_at)"
                + " select ?, account_id, 'documented', latest_version, created_at, updated_at from template where id = ?",
                known, made);
        database.run("update template_version set template_id = ? where template_id = ?", known, made);
        database.run("delete from template where id = ?", made);
    }

    /** A design of this text; its UUID. */
    static String design(Tenant owner, String html) {
        String id = owner.as().contentType(ContentType.JSON)
                .body(Map.of("name", "design " + UUID.randomUUID(), "html", html)).post("/v1/templates").then()
                .statusCode(201).extract().path("id");
        return uuid(id).toString();
    }

    /** Of an id of our own API. */
    static UUID uuid(String wire) {
        return UUID.fromString(wire.substring(wire.indexOf('_') + 1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})",
                "$1-$2-$3-$4-$5"));
    }

    /** As the first generation asks. */
    RequestSpecification call() {
        return given().header("AppKey", tenant.keyId()).header("SecretKey", tenant.secret())
                .contentType(ContentType.JSON);
    }

    /** As the second does. */
    RequestSpecification later() {
        return given().header("appkey", tenant.key()).contentType(ContentType.JSON);
    }
}
