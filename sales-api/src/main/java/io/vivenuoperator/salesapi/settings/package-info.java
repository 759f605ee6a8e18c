/** The process's settings, from its environment. */
@NullMarked
package io.vivenuoperator.salesapi.settings;

import org.jspecify.annotations.NullMarked;
