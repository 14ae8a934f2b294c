package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Whoever adds an endpoint that changes something says what the audit log has of it, or here why it has nothing. */
class EveryChangeIsAuditedTest {
    private static final List<Class<? extends Annotation>> CHANGING = List.of(POST.class, PUT.class, PATCH.class,
            DELETE.class);
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("BatchMergedResource.create", "makes a job"),
            Map.entry("BatchesResource.create", "its row says who made it and when, as a job's does"),
            Map.entry("InfluxionResource.generate", "its row says who made it and when, as a job's does"),
            Map.entry("InfluxionTokenResource.issue", "access writes the entry of each token itself"),
            Map.entry("JobsResource.create", "its row says who made it and when; entries would be as many as jobs"),
            Map.entry("LintResource.lint", "leaves nothing behind"),
            Map.entry("PreviewResource.pdf", "leaves nothing behind"),
            Map.entry("PreviewResource.picture", "leaves nothing behind"),
            Map.entry("ReportFlowResource.multiple", "its row says who made it and when, as a job's does"),
            Map.entry("ReportFlowResource.single", "its row says who made it and when, as a job's does"),
            Map.entry("ReportFlowSyncResource.multiple", "its row says who made it and when, as a job's does"),
            Map.entry("ReportFlowSyncResource.single", "its row says who made it and when, as a job's does"),
            Map.entry("SqrResource.create", "its row says who made it and when, as a job's does"),
            Map.entry("SqrTokenOfGuideResource.issue", "access writes the entry of each token itself"),
            Map.entry("SqrTokenResource.issue", "access writes the entry of each token itself"),
            Map.entry("WebAdmitResource.run", "the batch's row says who made it and when"),
            Map.entry("PdfGorillaJobResource.cancel", "its dialect writes the entry itself"),
            Map.entry("PdfGorillaTemplateResource.generate", "its job's row says who made it and when"),
            Map.entry("PdfGorillaTemplateResource.generateAsync",
                    "its row says who made it and when, as a job's does"));

    @Test
    void hasAnEntryOrAReason() {
        List<Method> changing = doors().flatMap(door -> Arrays.stream(door.getDeclaredMethods()))
                .filter(method -> CHANGING.stream().anyMatch(method::isAnnotationPresent)).toList();

        assertThat(changing).hasSizeGreaterThan(30);
        assertThat(changing.stream().filter(method -> !method.isAnnotationPresent(Audited.class)).map(this::name))
                .as("neither audited nor excused").containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    }

    @Test
    void saysWhatBecomesOfWhat() {
        assertThat(doors().flatMap(door -> Arrays.stream(door.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Audited.class))
                .map(method -> method.getAnnotation(Audited.class).value()))
                .allMatch(action -> action.matches("[a-z]+(-[a-z]+)*\\.[a-z]+"));
    }

    private String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static Stream<Class<?>> doors() {
        return new ClassFileImporter().importPackages("dev.pressroom.dialect", "dev.pressroom.web").stream()
                .filter(type -> type.isAnnotatedWith(Path.class)).map(JavaClass::reflect);
    }
}
