/** The rules that all modules keep: who may import whom, what a package may be called, how long a file may be. */
@NullMarked
package io.vivenuoperator.e2e.house;

import org.jspecify.annotations.NullMarked;
