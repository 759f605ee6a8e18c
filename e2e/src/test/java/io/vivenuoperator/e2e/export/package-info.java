/** What the controller hands to an export's program is what the program reads. */
@NullMarked
package io.vivenuoperator.e2e.export;

import org.jspecify.annotations.NullMarked;
