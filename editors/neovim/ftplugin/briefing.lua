-- A briefing is Markdown with annotations: comments, lists and colours are Markdown's.
vim.cmd.runtime('ftplugin/markdown.vim')

vim.treesitter.language.register('markdown', 'briefing')
if pcall(vim.treesitter.start, 0, 'markdown') then
  vim.b.undo_ftplugin = (vim.b.undo_ftplugin or '') .. '\n call v:lua.vim.treesitter.stop()'
else
  vim.bo.syntax = 'markdown'
end
