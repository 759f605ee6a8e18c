/** The programs and the database that a run starts itself. */
@NullMarked
package io.vivenuoperator.load.program;

import org.jspecify.annotations.NullMarked;
