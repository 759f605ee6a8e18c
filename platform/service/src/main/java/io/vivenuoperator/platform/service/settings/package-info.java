/** What each HTTP program can be told by its environment. */
@NullMarked
package io.vivenuoperator.platform.service.settings;

import org.jspecify.annotations.NullMarked;
