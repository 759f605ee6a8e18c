/** How a run of an export ended. */
@NullMarked
package io.vivenuoperator.contracts.export;

import org.jspecify.annotations.NullMarked;
