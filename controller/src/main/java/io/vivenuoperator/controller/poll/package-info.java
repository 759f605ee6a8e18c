/** What the polls reported, and how fresh the data is. */
@NullMarked
package io.vivenuoperator.controller.poll;

import org.jspecify.annotations.NullMarked;
