/** Files in a directory, for example of a volume. */
@NullMarked
package io.vivenuoperator.historical.directory;

import org.jspecify.annotations.NullMarked;
