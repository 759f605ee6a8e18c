package io.vivenuoperator.e2e.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What is delivered: no tests, be they a folder of classes or a jar for other modules' tests. */
final class ProductClasses {
    private static final String JAR_OF_TESTS = "-tests.jar";

    private ProductClasses() {}

    static JavaClasses all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains(JAR_OF_TESTS))
                .importPackages("io.vivenuoperator");
    }
}
