package connector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules that a machine can check. Each says what to do instead. */
class ModularityTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("connector");

    @Test
    void modulesKnowOnlyWhomTheyMay() {
        ApplicationModules.of(ConnectorApplication.class).verify();
    }

    @Test
    void onlyTheEdgeKnowsTheSdksClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages("connector.commercetools.client..", "connector.commercetools.inbound..")
                .and()
                .doNotHaveSimpleName("OrderJson")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.commercetools.api.client..", "io.vrap.rmf.base.client.."))
                .because(
                        "flows ask the faces in connector.commercetools; the SDK's model is allowed, its client is not")
                .check(MAIN);
    }

    @Test
    void onlyOrderFlowIsXml() {
        noClasses()
                .that()
                .resideOutsideOfPackages("connector.orderflow..", "connector.audit..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.xml..", "org.w3c.dom..", "org.xml.sax.."))
                .because("OrderFlow's wire stays in one folder; the audit log reads XML only to redact it")
                .check(MAIN);
    }

    @Test
    void sqlStandsInTables() {
        noClasses()
                .that(com.tngtech.archunit.base.DescribedPredicate.not(simpleNameEndingWith("Table")))
                .and()
                .resideOutsideOfPackages("connector.database..")
                .and()
                .haveNameNotMatching(".*Table\\$.*|.*Beans|.*Configuration|connector\\.audit\\.Columns.*")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.springframework.jdbc.core.."))
                .because("SQL belongs into a class named ...Table, one per table")
                .check(MAIN);
    }

    @Test
    void decisionsKnowNoFramework() {
        noClasses()
                .that()
                .haveNameMatching("connector\\.ledger\\.(?!package-info).*")
                .or()
                .haveSimpleNameEndingWith("Mapping")
                .or()
                .haveSimpleNameEndingWith("Plan")
                .or()
                .haveSimpleName("MissingParcels")
                .or()
                .haveSimpleName("RetryPolicy")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "java.sql..", "java.net.http.."))
                .because("what is decided or mapped is a pure function: read first, then decide, then write")
                .check(MAIN);
    }

    @Test
    void namesTheHouseDoesNotUse() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl)")
                .because("a name says what the thing is for")
                .check(MAIN);
    }
}
