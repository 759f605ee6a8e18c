/** Tests of what targets are sent, by golden files and by hostile texts. */
@NullMarked
package io.vivenuoperator.events.format;

import org.jspecify.annotations.NullMarked;
