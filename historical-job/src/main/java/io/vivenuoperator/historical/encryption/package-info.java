/** Closes files to everybody but those who were named. */
@NullMarked
package io.vivenuoperator.historical.encryption;

import org.jspecify.annotations.NullMarked;
