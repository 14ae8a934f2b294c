package dev.pressroom;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house's walls. */
@AnalyzeClasses(packages = "dev.pressroom", importOptions = {ImportOption.DoNotIncludeTests.class,
        ArchitectureTest.OnlyMain.class})
class ArchitectureTest {
    private static final String ROOT = "dev.pressroom.";

    @ArchTest
    static final ArchRule every_floor_stands_on_the_floors_below = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("doors").definedBy(ROOT + "dialect..", ROOT + "console..", ROOT + "web..")
            .layer("desk").definedBy(ROOT + "intake..", ROOT + "batch..")
            .layer("machines").definedBy(ROOT + "worker..", ROOT + "webhook..", ROOT + "maintenance..")
            .layer("post").definedBy(ROOT + "queue..")
            .layer("core").definedBy(ROOT + "job..")
            .layer("ground").definedBy(ROOT + "access..", ROOT + "template..", ROOT + "dataset..", ROOT + "signing..",
                    ROOT + "fork..", ROOT + "render..", ROOT + "storage..", ROOT + "outbound..")
            .layer("bedrock").definedBy(ROOT + "problem..", ROOT + "seal..", ROOT + "audit..", "dev.pressroom")
            .whereLayer("doors").mayNotBeAccessedByAnyLayer()
            .whereLayer("desk").mayOnlyBeAccessedByLayers("doors")
            .whereLayer("machines").mayOnlyBeAccessedByLayers("doors", "desk")
            .whereLayer("post").mayOnlyBeAccessedByLayers("doors", "desk", "machines")
            .whereLayer("core").mayOnlyBeAccessedByLayers("doors", "desk", "machines", "post")
            .whereLayer("ground").mayOnlyBeAccessedByLayers("doors", "desk", "machines", "post", "core");

    @ArchTest
    static final ArchRule no_circles = slices().matching("dev.pressroom.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dialects_never_meet = slices().matching("dev.pressroom.dialect.(*)..").should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule only_dialects_know_they_exist = noClasses().that(outside("dialect")).should()
            .dependOnClassesThat(
                    resideInAPackage(ROOT + "dialect.."))
            .as("nobody but a dialect knows that dialects exist");

    @ArchTest
    static final ArchRule machines_never_meet = slices()
            .matching("dev.pressroom.(worker|webhook|maintenance)..").should().notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ground_rooms_never_meet = slices()
            .matching("dev.pressroom.(access|template|dataset|signing|render|storage|outbound)..").should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule bedrock_knows_nobody = noClasses().that(resideInAnyPackage("dev.pressroom", ROOT + "problem"))
            .should().dependOnClassesThat(resideInAPackage("dev.pressroom..").and(DescribedPredicate.not(
                    resideInAnyPackage("dev.pressroom", ROOT + "problem"))));

    @ArchTest
    static final ArchRule only_the_queue_speaks_to_the_broker = noClasses().that(outside("queue")).should()
            .dependOnClassesThat(resideInAnyPackage("com.rabbitmq..", "io.vertx.rabbitmq..",
                    "io.smallrye.reactive.messaging.rabbitmq.."));

    @ArchTest
    static final ArchRule only_the_storage_speaks_s3 = noClasses().that(outside("storage")).should()
            .dependOnClassesThat(resideInAPackage("software.amazon.."));

    @ArchTest
    static final ArchRule only_the_render_lays_out = noClasses().that(outside("render")).should()
            .dependOnClassesThat(resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..", "io.quarkus.qute.."));

    @ArchTest
    static final ArchRule the_render_knows_no_infrastructure = noClasses().that(resideInAPackage(ROOT + "render.."))
            .should().dependOnClassesThat(resideInAnyPackage("io.vertx..", "org.hibernate..", "jakarta.persistence..",
                    "jakarta.ws.rs..", "io.smallrye.mutiny..", "software.amazon.."));

    @ArchTest
    static final ArchRule names_say_what_not_how = noClasses().should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|Mapper|Repository|Service)$")
            .orShould().haveSimpleNameStartingWith("Abstract").orShould().haveSimpleNameStartingWith("Base");

    @ArchTest
    static final ArchRule doors_open_to_the_dialect_alone = classes().that(resideInAPackage(ROOT + "dialect.."))
            .should().bePackagePrivate().orShould().beNestedClasses().orShould().beEnums();

    @ArchTest
    static void files_stay_small(com.tngtech.archunit.core.domain.JavaClasses all) throws IOException {
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/embedded/java"), Path.of("src/test/java"))) {
            try (var files = Files.walk(root)) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(ArchitectureTest::isLong))
                        .describedAs("files over 250 lines").isEmpty();
            }
        }
    }

    private static boolean isLong(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count() > 250;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static DescribedPredicate<JavaClass> outside(String room) {
        return DescribedPredicate.not(resideInAPackage(ROOT + room + "..")).and(resideInAPackage("dev.pressroom.."));
    }

    /** The embedded servers stand beside the house, not in it. */
    static final class OnlyMain implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/dev/pressroom/embedded/");
        }
    }
}
