/** How the process is asked to stop. */
@NullMarked
package io.vivenuoperator.export.stop;

import org.jspecify.annotations.NullMarked;
