/** API keys: whose they are, what they may ask and about which regions. */
@NullMarked
package io.vivenuoperator.platform.api.key;

import org.jspecify.annotations.NullMarked;
