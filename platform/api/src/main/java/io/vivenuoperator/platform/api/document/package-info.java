/** The description of an API, for programs and for people. */
@NullMarked
package io.vivenuoperator.platform.api.document;

import org.jspecify.annotations.NullMarked;
