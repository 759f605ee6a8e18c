/** Rules for all modules: dependencies, package names, file lengths, style. */
@NullMarked
package io.vivenuoperator.e2e.house;

import org.jspecify.annotations.NullMarked;
